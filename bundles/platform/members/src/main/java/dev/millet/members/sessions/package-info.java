/** Browser sessions. */
package dev.millet.members.sessions;
