/// English, as it is spoken in Britain.
struct English: Language {}
