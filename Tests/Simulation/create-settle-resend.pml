/* One invoice with one payment id, NP programs on one history, and one gateway that deduplicates by payment id; checked by
   model.sh with spin(1). It follows the code:
   create  InvoiceService+Creating    the intent is recorded with a lease, sent, and the outcome noted
   settle  InvoiceService+Settling    read; refused while its lease lives; an interruption noted; asked; the answer noted
   resend  InvoiceService+Resending   read; under create.lock read again and recorded as sent again; sent; the outcome noted
   close   InvoiceService+Closing     under create.lock read and recorded as closed, where the last word is "not found"
   state   Invoice.apply, InvoiceState.after: a tracking number always counts; what is about an earlier sending never does
   The history is what its records have made of the invoice; notes are appended at any moment, under no lock but the file's.
   OLD=1 is the protocol without "which sending it is about" and with a duplicate taken for a rejection. */
#ifndef NP
#define NP 2
#endif
#ifndef SENDS
#define SENDS 3
#endif
#ifndef CRASHES
#define CRASHES 1
#endif
#ifndef OLD
#define OLD 0
#endif
#ifndef DUP
#define DUP 0
#endif
mtype = { none, sending, created, rejected, unknown, unsent, closed };

mtype st = none;
bool missing = false;         /* the gateway's last word is that it has no such payment: isSurelyMissing */
byte lease = 0;               /* the program that sends, or last sent */
byte sends = 0;               /* Invoice.sendings */
byte createLock = 0;          /* who holds it */

bool alive[12];               /* by _pid: each program has its own lease */
bool posting[12];             /* between the record and the note of a sending */
byte crashes = 0;

byte flight = 0;              /* create requests on their way */
bool has = false;             /* the gateway has the payment */
bool askedSince = true;       /* the gateway has said "not found" since a request left last */

#define counts(n) (OLD || n == sends)

inline noteCreated()   { st = created; missing = false }
inline noteRejected()  { missing = false; if :: (st != created) -> st = rejected :: else fi }
inline noteUnknown(n)  { if :: counts(n) -> missing = false; if :: (st == sending) -> st = unknown :: else fi :: else fi }
inline noteUnsent(n)   { if :: counts(n) -> missing = false; if :: (st == sending) -> st = unsent :: else fi :: else fi }
inline noteNotFound(n) { if :: counts(n) -> missing = true :: else fi }
inline recordResent()  { if :: (st == unknown || st == unsent) -> st = sending; lease = _pid; sends++ :: else fi; missing = false }

/* A request: 1 a tracking number, 2 "already exists", 3 no usable answer, 4 surely not sent. */
inline post(r) {
  if
  :: r = 4
  :: atomic { flight++; r = 3; askedSince = false }
     if
     :: atomic { (flight > 0) -> flight--;
          if :: (!has) -> has = true; r = 1 :: else -> r = 2 fi;
#if DUP
          if :: (r == 1) -> r = 2 :: skip fi        /* delivered twice: the second answer comes back */
#endif
        }
     :: skip                                        /* the time limit: it may arrive later, or never */
     fi
  fi
}

active proctype gateway() {
end: do
  :: atomic { (flight > 0) -> flight--; has = true }   /* arrives late, and its answer is lost */
  :: atomic { (flight > 0) -> flight-- }               /* is lost */
  od
}

#define nobody (!posting[1] && !posting[2] && !posting[3] && !posting[4] && !posting[5] && !posting[6] && !posting[7] && !posting[8])
#define resendable ((st == unknown && missing) || st == unsent)

proctype prog() provided (alive[_pid]) {
  mtype seen; byte seenLease, mine, r; bool isFree;
end:
  do
  /* create: once; a second one finds the payment id taken */
  :: atomic { (st == none) -> st = sending; lease = _pid; sends = 1; mine = 1; posting[_pid] = true }
     post(r);
     atomic { posting[_pid] = false;
       if :: (r == 1) -> noteCreated()
#if OLD
          :: (r == 2) -> noteRejected()
#else
          :: (r == 2) -> noteUnknown(mine)
#endif
          :: (r == 3) -> noteUnknown(mine)
          :: (r == 4) -> noteUnsent(mine)
       fi; r = 0; mine = 0 }
  /* settle */
  :: atomic { (st == sending || st == unknown || st == closed) -> seen = st; seenLease = lease; mine = sends }
     if
     :: (seen == sending && (alive[seenLease] || seenLease == _pid)) -> skip
     :: else ->
        if :: (seen == sending) -> atomic { noteUnknown(mine) } :: else fi;    /* interrupted */
        if
        :: atomic { isFree = !has; if :: (!has) -> askedSince = true :: else fi }  /* the gateway answers now, ... */
           if                                                                  /* ... and that is noted later */
           :: (!isFree) -> atomic { noteCreated() }
           :: (isFree) -> atomic { noteNotFound(mine) }
           fi
        :: atomic { noteUnknown(mine) }                                        /* an answer that proves nothing */
        :: skip                                                                /* no answer */
        fi
     fi;
     atomic { seen = none; seenLease = 0; mine = 0; isFree = false }
  /* close */
  :: atomic { (createLock == 0 && st == unknown && missing) ->
#ifdef CHECK_CLOSE
       assert(askedSince); assert(nobody);
#endif
       st = closed }
  /* resend */
  :: atomic { (sends < SENDS && resendable && createLock == 0) -> createLock = _pid; seen = st }
     atomic {
       /* between reading and recording only notes can have come */
#ifdef CHECK_RESEND
       assert(seen == unsent || askedSince);
#endif
#ifdef CHECK_ALONE
       assert(nobody);
#endif
       recordResent(); createLock = 0; mine = sends; posting[_pid] = true }
     post(r);
     atomic { posting[_pid] = false;
       if :: (r == 1) -> noteCreated()
          :: (r == 2 || r == 3) -> noteUnknown(mine)
          :: (r == 4) -> if :: (seen == unknown) -> noteUnknown(mine) :: else -> noteUnsent(mine) fi
       fi; r = 0; mine = 0; seen = none }
  od
}

/* Ends a program between any two of its steps, and starts a new one. The system gives its locks back. */
active proctype killer() {
  byte i;
end:
  do
  :: atomic { (crashes < CRASHES) -> crashes++;
       i = 1; do :: (i < 10 && !alive[i]) -> i++ :: (i < 10 && alive[i]) -> if :: break :: i++ fi :: (i >= 10) -> break od;
       if
       :: (i < 10) -> alive[i] = false; posting[i] = false;
          if :: (createLock == i) -> createLock = 0 :: else fi;
          i = run prog(); alive[i] = true
       :: else
       fi; i = 0 }
  od
}

init {
  byte i, p;
  atomic { i = 0; do :: (i < NP) -> p = run prog(); alive[p] = true; i++ :: else -> break od }
}

/* A payment that the gateway has is never told to be rejected, nor surely not sent. */
#ifdef LTL_TOLD
ltl told { [] !(st == rejected && has) }
#endif
#ifdef LTL_UNSENT
ltl sure { [] !(st == unsent && (has || flight > 0)) }
#endif
