/**
 * HTTP behaviour that all resources share: problem details, strict JSON, paging, polling, security,
 * and the description of the API. Knows no resource; the resources use it.
 */
@NullMarked
package io.zico.app.web;

import org.jspecify.annotations.NullMarked;
