import TestGateway

@testable import Fronts

/// Profiles and settings.
extension CommandTable {
    private static let connection = "--base-url {gateway} --client-id 12345"

    static let profiles: [Row] = [
        Row("profiles", .done, .has(["shop", "desk", "sandbox"])),
        Row("profiles list", .done, .has(["TEST", "\u{1b}["])).onTerminal(),
        Row("profiles list --format table", .done, .has(["LIVE"])),
        Row("profiles list --format json", .done, .json("profiles.json")),
        Row("profiles list --json", .done, .json("profiles.json")),
        Row("profiles chekc", .usage, says: "profiles check"),
        Row("profiles show", .done, .has(["shop"])),
        Row("profiles show desk", .done, .has(["LIVE"])).onTerminal(),
        Row("profiles show desk --json", .done, .json("profile.json")),
        Row("profiles show nope --json", .configuration, .json("error.json"), says: "nope"),
        Row("profiles check", .done, .has(["shop"])),
        Row("profiles check shop --format table", .done, .has(["shop"]), says: "Asking").onTerminal(),
        Row("profiles check --all --json", .done, .json("profiles-check.json")),
        Row("profiles check shop --format json", .done, .json("profiles-check.json")),
        Row("profiles check shop --all", .usage, says: "--all"),
        Row("profiles add", .usage, says: "--base-url: needed", "name: needed"),
        Row("profiles add two --kind test \(connection) --secret -", .done, says: "two is saved").given(
            CommandFixture.secret),
        Row(
            "profiles add two --kind test \(connection) --secret-command 'echo s'", .invalid,
            says: "there is a profile of that name"),
        Row(
            "profiles add three --kind sandbox \(connection) --secret-command 'echo nothing'", .notAllowed,
            says: "client id and secret", "--no-check"),
        Row(
            "profiles add three --kind sandbox \(connection) --secret-command 'echo nothing' --no-check --success-url https://a.example/s --fail-url https://a.example/f --status-url https://a.example/c --use",
            .done, says: "three is saved"),
        Row("profiles add four --kind live \(connection) --secret-file {folder}/none", .configuration, says: "none"),
        Row(
            "profiles add tls --kind test \(connection) --secret - --ca-file {folder}/none --client-certificate {folder}/none --client-key {folder}/none",
            .configuration, says: "none"
        ).given(CommandFixture.secret),
        Row(
            "profiles edit three --ca-file {folder}/none --client-certificate {folder}/none --client-key {folder}/none --no-check",
            .done, says: "three is saved"),
        Row("profiles add five --secret hunter2", .usage, says: "--secret takes - only"),
        Row("profiles add --kind test \(connection) --secret -", .usage, says: "name: needed").given(
            CommandFixture.secret),
        Row("profiles add six --kind test --secret -", .done, says: "six is saved").onTerminal(
            typing: CommandFixture.secret, "{gateway}", "12345"),
        Row("profiles use desk", .done, says: "desk"),
        Row("profiles use shop", .notAllowed, says: "--confirm desk"),
        Row("profiles add seven --kind test \(connection) --secret - --use", .notAllowed, says: "--confirm desk").given(
            CommandFixture.secret),
        Row("profiles add seven --kind test \(connection) --secret - --use --confirm desk", .done, says: "seven").given(
            CommandFixture.secret),
        Row("profiles use desk", .done, says: "desk"),
        Row("profiles use shop", .done, says: "shop").onTerminal(typing: "desk"),
        Row("profiles use desk", .done, says: "desk"),
        Row("profiles use shop --confirm desk", .done, says: "shop"),
        Row("profiles use nope", .configuration, says: "nope"),
        Row(
            "profiles edit two --success-url https://b.example/s --fail-url https://b.example/f --status-url https://b.example/c",
            .done, says: "two"),
        Row("profiles edit two \(connection) --secret-file {folder}/none --no-check", .done, says: "two is saved"),
        Row("profiles edit two --secret-command 'echo x' --no-check", .done, says: "two"),
        Row("profiles edit two --secret -", .done, says: "two").given(CommandFixture.secret),
        Row("profiles edit two", .usage, says: "terminal"),
        Row("profiles edit two", .done, says: "two").onTerminal(typing: "", "", "", "", "", "", ""),
        Row("profiles edit desk --kind test", .notAllowed, says: "--confirm desk"),
        Row("profiles edit desk --kind test --confirm desk", .done, says: "desk"),
        Row("profiles edit nope --kind live", .configuration, says: "nope"),
        Row("profiles remove three", .done, says: "three"),
        Row("profiles remove three", .configuration, says: "three"),
        Row("profiles edit two --kind live --no-check", .done, says: "two"),
        Row("profiles remove two", .notAllowed, says: "--confirm two"),
        Row("profiles remove two --confirm three", .notAllowed, says: "--confirm two"),
        Row("profiles remove two", .done, says: "two").onTerminal(typing: "two"),
        Row("profiles edit seven --kind live --no-check", .done, says: "seven"),
        Row("profiles edit seven --kind sandbox --no-check --confirm seven", .done, says: "seven"),
        Row("profiles edit seven --kind live --no-check", .done, says: "seven"),
        Row("profiles remove seven --confirm seven", .done, says: "seven"),
    ]

    static let settings: [Row] = [
        Row("config", .done, .has(["default_profile", "theme"])),
        Row("config get", .done, .has(["theme"])).onTerminal(),
        Row("config get theme", .done, .has(["ansi"])),
        Row("config get theme --format table", .done, .has(["ansi"])),
        Row("config get theme --format json", .done, .json("setting.json")),
        Row("config get --json", .done, .json("config.json")),
        Row("config get thmee --json", .usage, .json("error.json"), says: "theme"),
        Row("config get profiles.shop.secret", .invalid, says: "is not shown"),
        Row("config set theme night", .done),
        Row("config set theme --default", .done).onTerminal(),
        Row("config set theme nihgt", .invalid, says: "night"),
        Row("config set theme", .usage, says: "--default"),
        Row("config set theme night --default", .usage, says: "--default"),
        Row("config edit", .usage, says: "terminal"),
        Row("config edit", .done, says: "config.json").onTerminal(),
        Row("themes", .done, .has(["night", "ansi"])),
        Row("themes --format table", .done, .has(["in use"])).onTerminal(),
        Row("themes --format json", .done, .json("themes.json")),
        Row("themes --json", .done, .json("themes.json")),
        Row("themes --check night", .done, .has(["night"])),
        Row("themes --check night --json", .done, .json("theme-check.json")),
        Row("themes --check -", .invalid, says: "-:1:").piped("text = #777777 on #888888\ninherits = night\n"),
        Row("themes --check {folder}/none.theme --json", .invalid, .json("error.json"), says: "none.theme"),
    ]
}
