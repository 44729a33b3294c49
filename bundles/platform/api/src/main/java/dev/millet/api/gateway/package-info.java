/** Routes of the embedded HTTP endpoint: requests, replies, permissions and problems. */
@Export
@Version("1.8.0")
package dev.millet.api.gateway;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
