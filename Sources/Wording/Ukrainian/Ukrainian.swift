/// Ukrainian.
struct Ukrainian: Language {}
