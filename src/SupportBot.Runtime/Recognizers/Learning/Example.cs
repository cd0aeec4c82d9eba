namespace SupportBot.Runtime.Recognizers.Learning;

/// <summary>A message to learn from.</summary>
/// <param name="Class">What it is about.</param>
/// <param name="Numbers">Its features.</param>
/// <param name="Values">How much each of them counts.</param>
/// <param name="Scale">What the values are to be multiplied with.</param>
internal sealed record Example(int Class, int[] Numbers, float[] Values, float Scale);
