/** Draws that anybody can check, and the selection of members by rank or chance. */
package dev.millet.points.draws;
