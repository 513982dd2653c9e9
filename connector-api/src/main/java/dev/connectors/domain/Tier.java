package dev.connectors.domain;

/** In which list of tools an action is offered to a model. It is no permission: both can be called. */
public enum Tier {
    /** In every list. */
    DEFAULT,
    /** Only where the host asks for all: what most conversations do without. */
    ALL
}
