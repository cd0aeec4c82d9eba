namespace SupportBot.Channels.Desk.Access;

/// <summary>What the description of the interface says of a route.</summary>
/// <param name="Summary">What it does, in a sentence.</param>
/// <param name="Body">What it reads.</param>
/// <param name="Answer">What it answers; <see langword="null"/> where there is no body, or none in JSON.</param>
/// <param name="Status">The status when all is well.</param>
internal sealed record DeskOperation(string Summary, Type? Body, Type? Answer, int Status);
