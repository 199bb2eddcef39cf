-- The verdicts on drafts of an adapter, in their order.
create index feedback_example_adapter on feedback_example (installation, adapter, seq);
