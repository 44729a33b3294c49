package dev.millet.suggestions.suggestion;

import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.members.Member;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/**
 * Begins a change inside its transaction: whoever writes has an account until it ends, and what was
 * read of the suggestion stays true. To be called first, for the member's row is locked before the
 * suggestion's everywhere, and suggestions in the order of their ids.
 */
public final class SuggestionGuard {

  private final Guard guard;
  private final Suggestions suggestions;

  public SuggestionGuard(Guard guard, Suggestions suggestions) {
    this.guard = guard;
    this.suggestions = suggestions;
  }

  /** Checks that the writer's account is active; the operator, who is null, always is. */
  public void requireActive(Member by) {
    guard.writerActive(by);
  }

  /**
   * Holds a suggestion for something that others add at the same time, such as a comment. It is
   * neither withdrawn nor given another status meanwhile.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 if it does not exist, 403 where the
   *     writer's account is gone or suspended
   */
  public Suggestion hold(Handle handle, long id, Member by) {
    requireActive(by);
    return suggestions.hold(handle, id).orElseThrow(() -> unknown(id));
  }

  /** Takes a suggestion for one writer at a time, who leaves its status; else {@link #hold}. */
  public Suggestion edit(Handle handle, long id, Member by) {
    requireActive(by);
    return suggestions.lockToEdit(handle, id).orElseThrow(() -> unknown(id));
  }

  /** Takes a suggestion whose status changes, or that is withdrawn; else {@link #hold}. */
  public Suggestion close(Handle handle, long id, Member by) {
    requireActive(by);
    return suggestions.lockToClose(handle, id).orElseThrow(() -> unknown(id));
  }

  /** Takes those of the suggestions that exist; else {@link #close}. */
  public void closeAll(Handle handle, Collection<Long> ids, Member by) {
    requireActive(by);
    suggestions.lockExisting(handle, ids);
  }

  private static RuntimeException unknown(long id) {
    return Problem.notFound("There is no suggestion " + id + ".").toException();
  }
}
