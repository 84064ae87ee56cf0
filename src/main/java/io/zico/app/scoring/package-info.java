/**
 * What every resource that scores has in common: how architectures and protocols are asked for, the
 * one way from an architecture to its scores, and the store of evidence that was recorded before.
 */
@NullMarked
package io.zico.app.scoring;

import org.jspecify.annotations.NullMarked;
