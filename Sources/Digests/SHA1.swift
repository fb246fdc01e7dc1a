/// SHA-1 as RFC 3174 defines it: only because the gateway's signature is made of it. It protects nothing by itself.
public enum SHA1 {
    /// The 20 bytes of the digest of `bytes`.
    public static func digest(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
        var words = [UInt32](repeating: 0, count: 80)
        let message = PaddedMessage(bytes, lengthOrder: .bigEndian)
        for block in message.blocks {
            for index in 0..<16 {
                words[index] = message.word(at: block + index * 4)
            }
            for index in 16..<80 {
                let mixed = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
                words[index] = mixed.rotated(left: 1)
            }
            mix(words, into: &state)
        }
        return state.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } }
    }

    /// RFC 3174, 6.1 (d) and (e): the 80 steps over one block's expanded words.
    private static func mix(_ words: [UInt32], into state: inout [UInt32]) {
        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
        for step in 0..<80 {
            let mixed: UInt32
            switch step / 20 {
            case 0: mixed = ((b & c) | (~b & d)) &+ 0x5a82_7999
            case 1: mixed = (b ^ c ^ d) &+ 0x6ed9_eba1
            case 2: mixed = ((b & c) | (b & d) | (c & d)) &+ 0x8f1b_bcdc
            default: mixed = (b ^ c ^ d) &+ 0xca62_c1d6
            }
            let next = a.rotated(left: 5) &+ mixed &+ e &+ words[step]
            (a, b, c, d, e) = (next, a, b.rotated(left: 30), c, d)
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
    }
}
