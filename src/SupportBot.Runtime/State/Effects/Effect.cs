namespace SupportBot.Runtime.State.Effects;

/// <summary>Something that leaves the process because of a turn. A value, committed with the turn and carried out after it (D2, D3).</summary>
public abstract record Effect;
