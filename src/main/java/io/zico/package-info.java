/**
 * Training-free scoring of neural architectures as a service, in four rings: {@code app} uses
 * {@code engine} and {@code job}; {@code engine} uses {@code core}; {@code core} is plain Java.
 */
@NullMarked
package io.zico;

import org.jspecify.annotations.NullMarked;
