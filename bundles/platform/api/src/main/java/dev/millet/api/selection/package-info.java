/** Criteria by which members are chosen: modules contribute what they know of a member. */
@Export
@Version("1.1.0")
package dev.millet.api.selection;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
