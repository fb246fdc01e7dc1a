import Dispatch
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

extension EffectRunner {
    func runTrying(_ id: RequestID, _ draft: ProfileDraft, replacing former: String?) {
        guard let profiles = setup.profiles else { return }
        let queue = queue
        launch(id) {
            let made = await runBlocking { () throws(Never) -> Result<Profile, ConfigProblem> in
                do throws(ConfigProblem) {
                    return .success(try profiles.store.profile(of: draft, replacing: former))
                } catch {
                    return .failure(error)
                }
            }
            switch made {
            case .success(let profile): queue.post(.connectionTried(id, await profiles.connect(profile)))
            case .failure(let problem):
                queue.post(.connectionTried(id, .failed(.canceled)))
                queue.post(.warned(wording.text(for: problem)))
            }
        }
    }

    func runSaving(_ id: RequestID, _ draft: ProfileDraft, replacing former: String?) {
        guard let profiles = setup.profiles else { return }
        let (queue, removals) = (queue, removals)
        changing.async {
            do throws(ConfigProblem) {
                if let file = try profiles.store.save(draft, replacing: former) { removals.formerSecrets.add(file) }
                queue.post(.settingsRead(ConsoleSettings(profiles.store.read())))
                queue.post(.profileSaved(id, draft.name))
            } catch {
                queue.post(.profileNotSaved(id, error))
            }
        }
    }

    func runRemoving(_ name: String) {
        let removals = removals
        runChange { store throws(ConfigProblem) in
            let removal = try store.remove(name)
            removals.profiles.add(removal)
            return wording.profileRemoved(name, store.read().keyMap.title)
        }
    }

    func runRestoring() {
        let removals = removals
        runChange { store throws(ConfigProblem) in
            guard let removal = removals.profiles.takeLast() else { return wording.nothingToBringBack }
            do throws(ConfigProblem) {
                try store.restore(removal)
            } catch {
                removals.profiles.add(removal)
                throw error
            }
            return wording.profileRestored(removal.name)
        }
    }

    /// Gives the settings as they are once every change that is under way is written.
    func readSettings(_ take: @escaping @Sendable (ConsoleSettings) -> Void) {
        guard let profiles = setup.profiles else { return }
        changing.async { take(ConsoleSettings(profiles.store.read())) }
    }

    /// Keeps what is typed of profiles and not saved for the next start. What the disk refuses is told at the end.
    func keepProfiles(_ unsaved: [UnsavedProfile], replacing former: [UnsavedProfile]) {
        guard let store = setup.profiles?.store else { return }
        let failures = unkeptProfiles
        changing.async {
            _ = failures.takeAll()
            do throws(StorageProblem) {
                try store.keep(unsaved, replacing: former)
            } catch {
                failures.add(error)
            }
        }
    }

    /// Nothing is brought back any more. A disk that hangs must not keep the console from ending.
    func endProfiles() {
        guard let store = setup.profiles?.store else { return }
        let (removals, isDone) = (removals, DispatchSemaphore(value: 0))
        changing.async {
            for removal in removals.profiles.takeAll() { store.forget(removal) }
            for file in removals.formerSecrets.takeAll() { store.forget(secretFile: file) }
            isDone.signal()
        }
        _ = isDone.wait(timeout: .now() + .seconds(1))
        if let why = unkeptProfiles.takeLast() { tellAfterwards(wording.profileFormNotKept(wording.text(for: why))) }
    }

    func runSetting(_ name: SettingName, _ value: SettingValue) {
        runChange { store throws(ConfigProblem) in
            try store.set(name, to: value)
            return nil
        }
    }

    func runKey(of command: ConsoleCommand, _ key: Key?) {
        runChange { store throws(ConfigProblem) in
            try store.setKey(of: command, to: key?.title)
            return nil
        }
    }

    /// Changes the config file, one change after the other, and tells what holds then.
    private func runChange(_ work: @escaping @Sendable (SettingsStore) throws(ConfigProblem) -> String?) {
        guard let profiles = setup.profiles else { return }
        let queue = queue
        changing.async {
            do throws(ConfigProblem) {
                let words = try work(profiles.store)
                queue.post(.settingsRead(ConsoleSettings(profiles.store.read())))
                if let words { queue.post(.told(words)) }
            } catch {
                queue.post(.warned(wording.text(for: error)))
            }
        }
    }
}
