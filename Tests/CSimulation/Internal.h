#pragma once
#include <stdint.h>

/// The running fiber's number as a thread; 0 on none.
uint32_t sim_fiber_thread(void);
