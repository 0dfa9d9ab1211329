namespace EpasContracts.OpenApi.Patterns;

/// <summary>Bytes that every state treats alike share a column of the table.</summary>
internal static class ByteClasses
{
    /// <summary>The class of each byte and the number of classes; classes are numbered by their first byte.</summary>
    public static (byte[] Classes, int Count) Of(IEnumerable<int[]> rows)
    {
        var classes = new int[256];
        foreach (var row in rows)
        {
            // There are no more classes than bytes: class and target have room in one number.
            var numbers = new Dictionary<int, int>();
            for (var value = 0; value < 256; value++)
            {
                var both = (row[value] << 8) | classes[value];
                if (!numbers.TryGetValue(both, out var number))
                    numbers.Add(both, number = numbers.Count);
                classes[value] = number;
            }
        }

        return ([.. classes.Select(number => (byte)number)], classes.Max() + 1);
    }
}
