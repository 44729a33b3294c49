/** Suspending members. */
package dev.millet.members.suspension;
