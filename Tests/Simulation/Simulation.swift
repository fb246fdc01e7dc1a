import CSimulation

/// One seed from its beginning to its end.
struct Simulation {
    let seed: UInt64
    let options: Options
    var wantsStory = false

    private static let mostSteps = 400_000
    private static let mostKills = 4

    /// The world as it was left.
    func run() -> World {
        let made = World(seed: seed, options: options)
        world = made
        if wantsStory { made.story = [] }
        sim_enable(1)
        defer { sim_enable(0) }
        prepare(made)
        for _ in 0..<options.programs { start(made) }
        disturb(made)
        if made.figures.steps >= Self.mostSteps {
            made.oracle.breach(.alive, "still busy after \(Self.mostSteps) steps")
        } else {
            for program in made.victims { made.oracle.breach(.alive, "\(program.name) waits for ever") }
        }
        if made.random.chance(options.power > 0 ? 0.5 : 0) { made.powerCut() }
        for program in made.victims { made.kill(program) }
        putInOrder(made)
        return made
    }

    private func prepare(_ world: World) {
        Script.presetSecret(Network.secret, mode: 0o600)
        guard options.folder > 0 else { return }
        world.disk.preset(shopFolder, nil, mode: 0o700)
        world.disk.preset("\(shopFolder)/history.jsonl", nil, mode: 0o700)
        world.after(5_000_000_000, nil, .call { world.disk.removePreset("\(shopFolder)/history.jsonl") })
    }

    private func start(_ world: World) {
        let client = world.random.chance(options.stranger) ? Script.stranger : Script.client
        world.spawn("program \(world.programs.count + 1)") { await Script(client: client).run($0) }
    }

    /// Runs the programs, with everything that befalls them, until nothing is left to do.
    private func disturb(_ world: World) {
        var kills = 0
        var cuts = 0
        var flips = 0
        while world.figures.steps < Self.mostSteps {
            if world.random.chance(options.spoil) { _ = world.disk.spoil("\(shopFolder)/history.jsonl") }
            if flips < 2, world.random.chance(options.flip), world.disk.flipBit(of: "\(shopFolder)/history.jsonl") {
                flips += 1
            }
            if world.random.chance(options.down) {
                world.tell("THE GATEWAY RESTARTS")
                world.network.gateway.downUntil = world.nanoseconds + world.random.within(1...60) * 1_000_000_000
            }
            let victims = world.victims
            if !victims.isEmpty, world.random.chance(options.stop) {
                world.stop(world.random.pick(victims), for: world.random.within(1...60) * 1_000_000_000)
            }
            if kills < Self.mostKills, !victims.isEmpty, world.random.chance(options.kill) {
                kills += 1
                world.kill(world.random.pick(victims))
                world.after(world.random.within(0...3_000_000_000), nil, .call { start(world) })
            }
            if cuts < 2, world.random.chance(options.power) {
                cuts += 1
                world.powerCut()
                if options.restart > 0 {
                    world.after(5_000_000_000, nil, .call { for _ in 0..<options.programs { start(world) } })
                } else {
                    cuts = 2
                    kills = Self.mostKills
                }
            }
            if !world.step() { return }
        }
    }

    /// All is calm now, and late requests have long arrived: what a next start, and a person who settles everything, make
    /// of it.
    private func putInOrder(_ world: World) {
        world.oracle.isCalm = true
        world.tell("all is calm")
        Script.presetSecret(Network.secret, mode: 0o600)
        world.setClockRight()
        world.pass(1_200_000_000_000)
        world.spawn("the person who settles everything", isHelper: true) { _ in
            var ending = Ending()
            let clients = Set(world.oracle.sentKeys.map { String($0.prefix { $0 != "/" }) }).union([Script.client])
            for client in clients.sorted() { await Script(client: client).putInOrder(&ending) }
            world.oracle.judge(ending, in: world)
            world.hasEnded = true
        }
        let limit = world.figures.steps + Self.mostSteps
        while world.figures.steps < limit, world.step() {}
        if !world.hasEnded { world.oracle.breach(.alive, "putting everything in order doesn't end") }
    }
}
