package dev.connectors.tool;

/** Which tools a model is offered for actions that several connectors share. */
public enum ToolsBy {
    /** One over all accounts of all vendors, such as {@code calendar_list_events}. */
    DOMAIN,
    /** One per connector, such as {@code google_calendar_list_events}; what spans accounts, such as free times, stays one. */
    CONNECTOR,
    /** Both, for hosts that choose among them. */
    BOTH
}
