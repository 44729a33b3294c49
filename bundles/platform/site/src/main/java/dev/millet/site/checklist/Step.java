package dev.millet.site.checklist;

import dev.millet.api.pages.SetupStep;

/**
 * A step of the checklist, as a reader sees it.
 *
 * @param title in the reader's language
 * @param hint says why; may be empty
 * @param button the label of the link to its page
 */
public record Step(SetupStep step, StepState state, String title, String hint, String button) {

  public String key() {
    return step.key();
  }

  /** Returns the address that leads to its page, and back. */
  public String path() {
    return ChecklistPages.STEPS + "/" + step.key();
  }

  public boolean isOpen() {
    return state == StepState.OPEN;
  }

  public boolean isDone() {
    return state == StepState.DONE;
  }

  /** Returns whether an administrator can mark it as done. */
  public boolean isConfirmed() {
    return step.isConfirmed();
  }
}
