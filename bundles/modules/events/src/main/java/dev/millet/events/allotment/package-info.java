/** How the places of an event are divided: categories, reserved blocks and overbooking. */
package dev.millet.events.allotment;
