namespace SupportBot.Runtime.State.Cases;

/// <summary>Cases that were asked for: waiting ones first by priority and waiting time, the others by what changed last.</summary>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record CasePage(IReadOnlyList<CaseRow> Rows, int Total);
