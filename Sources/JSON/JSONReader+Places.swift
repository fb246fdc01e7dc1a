extension JSONReader {
    /// Where the next token begins from `offset` on: past blanks, and past comments where these are allowed.
    package mutating func token(from offset: Int) throws(JSONProblem) -> Int {
        position = offset
        try passBlanks()
        return position
    }
}
