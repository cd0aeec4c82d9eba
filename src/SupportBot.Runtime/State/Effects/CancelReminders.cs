namespace SupportBot.Runtime.State.Effects;

/// <summary>Drops every reminder of the conversation, because the customer reported an outcome.</summary>
public sealed record CancelReminders : Effect;
