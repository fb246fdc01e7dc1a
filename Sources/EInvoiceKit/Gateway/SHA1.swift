/// SHA-1 as RFC 3174 defines it: only because the gateway's signature is made of it. It protects nothing by itself.
package enum SHA1 {
    /// The 20 bytes of the digest of `bytes`.
    package static func digest(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var state: [5 of UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
        let message = PaddedMessage(bytes, .bigEndian)
        for block in message.blocks { mix(message.words(at: block), into: &state) }
        var digest: [UInt8] = []
        for index in state.indices { withUnsafeBytes(of: state[index].bigEndian) { digest += $0 } }
        return digest
    }

    /// RFC 3174, 6.2: the 80 steps over one block, whose words make room for those that are expanded from them.
    private static func mix(_ block: [16 of UInt32], into state: inout [5 of UInt32]) {
        var words = block
        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
        for step in 0..<80 {
            let place = step & 15
            if step >= 16 {
                let mixed = words[(step + 13) & 15] ^ words[(step + 8) & 15] ^ words[(step + 2) & 15] ^ words[place]
                words[place] = mixed.rotated(left: 1)
            }
            let mixed: UInt32
            switch step / 20 {
            case 0: mixed = ((b & c) | (~b & d)) &+ 0x5a82_7999
            case 1: mixed = (b ^ c ^ d) &+ 0x6ed9_eba1
            case 2: mixed = ((b & c) | (b & d) | (c & d)) &+ 0x8f1b_bcdc
            default: mixed = (b ^ c ^ d) &+ 0xca62_c1d6
            }
            let next = a.rotated(left: 5) &+ mixed &+ e &+ words[place]
            (a, b, c, d, e) = (next, a, b.rotated(left: 30), c, d)
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
    }
}
