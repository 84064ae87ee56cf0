/** The service as its clients see it: whole, over HTTP, on the real engine. */
@NullMarked
package io.zico.acceptance;

import org.jspecify.annotations.NullMarked;
