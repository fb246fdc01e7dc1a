/// The candidate that `word` was probably meant to be, or nil where none is near: for "did you mean".
package func nearest(to word: String, among candidates: [String]) -> String? {
    // Config members are short; what is longer is no slip of a finger.
    let wanted = Array(word.lowercased().unicodeScalars.prefix(64))
    // Two letters that changed places count as two edits.
    let limit = wanted.count > 3 ? max(2, wanted.count / 3) : 1
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
        let distance = editDistance(wanted, Array(candidate.lowercased().unicodeScalars.prefix(64)))
        if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
}

/// Levenshtein's distance: how many letters must be put in, taken out or changed.
package func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, y) in b.enumerated() {
            let replaced = diagonal + (x == y ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
        }
    }
    return row[b.count]
}
