namespace SupportBot.Storage;

/// <summary>A newer program wrote the store, and this one would lose what it does not know. It changed nothing.</summary>
public sealed class StoreVersionException : Exception
{
    /// <summary>Says which versions meet, and which program the store needs.</summary>
    public StoreVersionException(string message)
        : base(message)
    {
    }
}
