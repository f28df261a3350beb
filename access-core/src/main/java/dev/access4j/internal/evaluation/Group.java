package dev.access4j.internal.evaluation;

import dev.access4j.store.GroupRecord;
import org.jspecify.annotations.Nullable;

/** A group as the evaluator keeps it; without a record if it does not exist any more. */
record Group(Home home, long asOf, @Nullable GroupRecord found) implements Entry {}
