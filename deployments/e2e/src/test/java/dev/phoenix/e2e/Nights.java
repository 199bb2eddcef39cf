package dev.phoenix.e2e;

/** Nights of learning, as far as a test wants them. */
final class Nights {

  private Nights() {}

  /**
   * The request that starts a night where a person approves its adapter, with what a gate found: no
   * training has to come before.
   */
  static String waitingForApproval(String runId) {
    return """
    {"processDefinitionId": "lora-nightly",
     "startInstructions": [{"elementId": "approve-adapter"}],
     "variables": {
       "run": {"runId": "%s", "dryRun": true, "approvalRequired": true, "approvalTime": "PT1H"},
       "dataSet": {"outcome": "collected", "counts": {"kept": 40}, "needed": 10},
       "trained": {"status": "done"},
       "validation": {"passed": true, "harm": false, "reason": "",
         "checks": [{"name": "keyword_gain", "value": 0.9, "limit": 0.7,
                     "explanation": "36 of 40 queries gained."}],
         "samples": [{"topic": "our new rye loaf", "before": "We bake at night.",
                      "after": "We bake <b>at night</b>."}]}}}
    """
        .formatted(runId);
  }
}
