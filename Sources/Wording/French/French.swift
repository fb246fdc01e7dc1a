/// French, as it is spoken at the support desks of West African mobile money.
struct French: Language {}
