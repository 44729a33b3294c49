package dev.millet.pages;

import java.util.List;

/**
 * The model of the problem templates.
 *
 * @param title what happened, in the reader's language
 * @param text what to do about it, in the reader's language
 * @param detail what the module says about this occurrence, in English; may be empty
 * @param fields one line for each refused field
 * @param retryAfter in seconds; 0 where nobody knows
 * @param requestId to be named when asking for help
 * @param confirm the page that asks for the password again; empty where that would not help
 * @param back the page that the refused form was on; empty where nobody is sent back
 */
public record ProblemModel(
    int status,
    String title,
    String text,
    String detail,
    List<String> fields,
    int retryAfter,
    String requestId,
    String confirm,
    String back) {}
