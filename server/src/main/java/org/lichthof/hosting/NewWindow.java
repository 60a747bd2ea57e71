package org.lichthof.hosting;

import org.jspecify.annotations.Nullable;

/** Somebody sees other cells from this step on. {@code before}: those that they know; null: none, all is new. */
record NewWindow(Visit to, Window window, @Nullable Window before) {}
