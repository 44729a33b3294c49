package dev.millet.upgrades.change;

/**
 * The steps that every procedure of a change takes.
 *
 * @param expansion adds what the new versions need in the database
 * @param checks tries the new versions out
 * @param watch watches them for a while after the switch
 * @param desiredState has the next start come up with them
 * @param contraction takes away what no version needs any more
 */
record ChangeSteps(
    Expansion expansion,
    Checks checks,
    WatchStep watch,
    DesiredStateStep desiredState,
    Contraction contraction) {}
