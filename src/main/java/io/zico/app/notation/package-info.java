/**
 * Networks as text and as files: what is bytes or JSON about a notation, whose meaning is the
 * core's. Shared by all resources that take architectures.
 */
@NullMarked
package io.zico.app.notation;

import org.jspecify.annotations.NullMarked;
