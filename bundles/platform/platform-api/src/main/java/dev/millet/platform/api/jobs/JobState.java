package dev.millet.platform.api.jobs;

import java.time.Instant;

/**
 * How a job is doing.
 *
 * @param name its name
 * @param module the active module that has it; null while that is away
 * @param due when it runs next, or has been due since; null where it is finished, or is not known
 *     yet
 * @param running whether it runs now, on whichever node
 * @param finished whether it never runs again
 * @param lastSuccess when it last succeeded; null where it never has
 * @param lastFailure when it last failed; null where it never has
 * @param failures how often it has failed since it last succeeded
 * @param problem what was said when it failed last; null unless {@code failures} is above 0
 * @param runningSince when it began to run, or on another node when it was due; null where it does
 *     not run
 */
public record JobState(
    String name,
    String module,
    Instant due,
    boolean running,
    boolean finished,
    Instant lastSuccess,
    Instant lastFailure,
    int failures,
    String problem,
    Instant runningSince) {}
