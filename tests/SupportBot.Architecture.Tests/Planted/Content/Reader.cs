using SupportBot.Architecture.Tests.Planted.Support;

namespace SupportBot.Architecture.Tests.Planted.Content;

/// <summary>Reaches up from floor 1 to floor 5, from inside a lambda.</summary>
public sealed class Reader
{
    public Func<object> Up { get; } = () => new Waterfall();
}
