package dev.access4j.internal.evaluation;

import dev.access4j.directory.Organization;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decisions on one subject and one solution version rest on, at one revision.
 *
 * @param revision the revision at which all of it holds
 * @param organization null if there is none
 * @param groups the principal's groups, those that exist
 */
@SuppressWarnings("ArrayRecordComponent") // kept with each mask, and compared by nobody
record Parts(
    Home home,
    long revision,
    @Nullable Organization organization,
    Principal principal,
    Group[] groups,
    Policy policy) {}
