package dev.millet.pages;

import dev.millet.api.gateway.SitePath;
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
 * @param remedy the page that asks for what is missing, or lets visitors sign in; empty where
 *     neither would help
 * @param back the page of ours that the reader came from; the home page where there is none
 */
public record ProblemModel(
    int status,
    String title,
    String text,
    String detail,
    List<String> fields,
    int retryAfter,
    String requestId,
    String remedy,
    String back) {

  /** Returns the key of what the button to the remedy of a refusal says. */
  public String remedyText() {
    return remedy.startsWith(TwoFactorSetUp.PATH) ? "problem.set-up" : "problem.confirm";
  }

  public boolean cameFromAPage() {
    return !back.equals(SitePath.HOME);
  }
}
