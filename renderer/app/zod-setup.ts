import { z } from 'zod';

// zod probes for `new Function` to compile its checks; the page's content security policy forbids it, and each probe
// would be reported as a violation. This module must be imported before any schema.
z.config({ jitless: true });
