/** What there is to choose from: {@code /v1/proxies}, {@code /v1/spaces}, {@code /v1/devices}. */
@NullMarked
package io.zico.app.catalog;

import org.jspecify.annotations.NullMarked;
