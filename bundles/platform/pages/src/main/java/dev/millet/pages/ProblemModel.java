package dev.millet.pages;

import dev.millet.api.gateway.Problem;
import java.util.List;

/**
 * What the problem templates show.
 *
 * @param title what happened, in the reader's language
 * @param text what to do about it, in the reader's language
 * @param detail what the module says about this occurrence; may be empty
 * @param retryAfter in seconds; 0 where nobody knows
 * @param requestId to be named when asking for help
 */
public record ProblemModel(
    int status,
    String title,
    String text,
    String detail,
    List<Problem.Field> fields,
    int retryAfter,
    String requestId) {}
