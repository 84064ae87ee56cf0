/** What {@code /actuator/health} tells of the engine and of the queue. */
@NullMarked
package io.zico.app.health;

import org.jspecify.annotations.NullMarked;
