/// What commands on the long history take, beside well-known tools on the same file.
extension Bench {
    /// A whole search for a rare word, and for one that is nowhere.
    func searching() throws {
        for word in [HistoryGenerator.rareWord, "nowhere-to-be-found"] {
            var grep = Comparison("history --search \(word)", peer: "grep -c -F", wanted: 1.5)
            var ripgrep = Comparison("history --search \(word)", peer: "rg -c -F")
            for _ in 0..<9 {
                let own = command(["history", "--search", word, "--format", "jsonl"]).milliseconds()
                grep.add(own: own, peer: Command("grep", ["-c", "-F", word, file], output: output).milliseconds())
                ripgrep.add(own: own, peer: Command("rg", ["-c", "-F", word, file], output: output).milliseconds())
            }
            grep.report()
            ripgrep.report()
        }
    }

    /// The newest twenty of a long history and of a short one.
    func listing() throws {
        var newest = Comparison("history --limit 20", peer: "of a thousand", wanted: 1.2)
        let arguments = ["history", "--limit", "20"]
        for _ in 0..<40 {
            newest.add(own: command(arguments).milliseconds(), peer: command(arguments, in: short).milliseconds())
        }
        newest.report()
    }

    /// One invoice by its payment id, the program's start among it.
    func showing() throws {
        let (newest, oldest) = try ends()
        for id in [newest, oldest] {
            var shown = Comparison("show \(id)", peer: "grep -F", wanted: 1)
            for _ in 0..<9 {
                let own = command(["show", id]).milliseconds()
                shown.add(own: own, peer: Command("grep", ["-F", id, file], output: output).milliseconds())
            }
            shown.report()
        }
    }

    /// Everything as JSON lines, which jq(1) reads and writes as well.
    func exporting() throws {
        var whole = Comparison("export --format jsonl", peer: "jq -c .")
        for _ in 0..<3 {
            let own = command(["export", "--format", "jsonl"]).milliseconds()
            whole.add(own: own, peer: Command("jq", ["-c", ".", file], output: output).milliseconds())
        }
        whole.report()
    }
}
