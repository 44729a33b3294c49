package dev.millet.upgrades.http;

import dev.millet.api.pages.View;
import dev.millet.platform.api.jobs.JobState;
import dev.millet.platform.api.journal.SubscriptionState;
import dev.millet.upgrades.overview.ModuleState;
import java.util.List;

/**
 * A module as administrators see it; its problems are sentences as well.
 *
 * @param module its name
 * @param platform whether it belongs to the platform, which changes by a restart of the process
 * @param status {@code healthy}, {@code unhealthy}, {@code disabled} or {@code inactive}
 * @param version the active generation's version; absent where none is active
 * @param previous the version that it can go back to; omitted if unset
 * @param generations every installed generation, the active one first
 * @param problems why installed versions of it do not contribute; empty when all do
 * @param checks the active generation's health checks
 * @param requires the bundles whose packages it uses, Millet's own only
 * @param requiredBy the modules that use its api
 * @param routes what it answers
 * @param slots the slots that it fills
 * @param offers what it offers to other modules
 * @param subscriptions what it hears of the journal
 * @param jobs what it has done by itself
 */
public record ModuleAnswer(
    String module,
    boolean platform,
    String status,
    String version,
    String previous,
    List<ModuleState.GenerationState> generations,
    List<ProblemAnswer> problems,
    List<ModuleState.Check> checks,
    List<ModuleState.Requirement> requires,
    List<String> requiredBy,
    List<ModuleState.RouteLine> routes,
    List<String> slots,
    List<String> offers,
    List<SubscriptionState> subscriptions,
    List<JobState> jobs) {

  static ModuleAnswer of(View view, ModuleState state) {
    return new ModuleAnswer(
        state.module(),
        state.platform(),
        state.status().word(),
        state.version(),
        state.previous(),
        state.versions().generations(),
        state.problems().stream().map(each -> ProblemAnswer.of(view, each)).toList(),
        state.checks(),
        state.dependencies().requires(),
        state.dependencies().requiredBy(),
        state.activity().routes(),
        state.activity().slots(),
        state.activity().offers(),
        state.activity().subscriptions(),
        state.activity().jobs());
  }
}
