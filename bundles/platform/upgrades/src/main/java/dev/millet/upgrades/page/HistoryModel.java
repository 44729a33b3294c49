package dev.millet.upgrades.page;

import java.util.List;

/**
 * A page of the changes that were made.
 *
 * @param changes the newest first
 * @param after where the next page goes on; null where there is none
 * @param later whether there are newer ones before this page
 */
public record HistoryModel(List<HistoryLine> changes, Long after, boolean later) {}
