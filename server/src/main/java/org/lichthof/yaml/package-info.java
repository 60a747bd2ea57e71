/**
 * Pages that people write, in YAML: read with line numbers, checked against what is expected, and all mistakes reported at
 * once, each with its place and a remedy.
 *
 * <p>May use the JDK and Jackson's YAML parser. Everything is immutable but {@code Mistakes}, which collects.
 */
@NullMarked
package org.lichthof.yaml;

import org.jspecify.annotations.NullMarked;
