package dev.phoenix.search;

import java.util.List;
import org.opensearch.common.settings.Setting;
import org.opensearch.plugins.Plugin;

/**
 * Knows the index setting that the index-state-management plugin would register. Tasklist 8.6
 * resets it on every index at its start and gives up when OpenSearch does not know it; the plugin
 * itself is not in this small distribution, and nothing here needs it.
 */
public final class IndexStatePolicyPlugin extends Plugin {

  static final Setting<String> POLICY =
      Setting.simpleString(
          "index.plugins.index_state_management.policy_id",
          Setting.Property.IndexScope,
          Setting.Property.Dynamic);

  /** The settings that this plugin adds to OpenSearch. */
  @Override
  public List<Setting<?>> getSettings() {
    return List.of(POLICY);
  }
}
