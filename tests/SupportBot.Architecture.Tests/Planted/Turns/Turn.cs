using SupportBot.Architecture.Tests.Planted.Recognizers;

namespace SupportBot.Architecture.Tests.Planted.Turns;

/// <summary>Reaches across to a neighbour on its own floor.</summary>
public sealed record Turn(Recognizer Neighbour);
