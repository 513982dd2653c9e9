package dev.connectors.domain;

/** In which list of tools an action is offered to a model. It is no permission: what is in no list of a model can be called all the same, but for {@link #HOST}. */
public enum Tier {
    /** In every list. */
    DEFAULT,
    /** Only where the host asks for all: what most conversations do without. */
    ALL,
    /** In none: for the host's own typed calls, which no model can make and which count against no assistant's calls. */
    HOST
}
